package dev.althing.journal.event;

import java.util.List;

/** A state with snapshots. */
record SampleState(List<String> words) {}
