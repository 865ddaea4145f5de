package dev.althing.plugin.law;

import dev.althing.spi.event.Happening;
import dev.althing.spi.protection.Judgement;

/** What one protection said of one event. */
record Ruling(Seat seat, Happening happening, Judgement judgement) {}
