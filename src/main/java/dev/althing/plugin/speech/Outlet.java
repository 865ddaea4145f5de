package dev.althing.plugin.speech;

import dev.althing.outbox.Effects;
import dev.althing.outbox.Sending;
import dev.althing.room.answer.Answering;
import java.time.InstantSource;

/** Where what plugins say goes. */
public record Outlet(Effects effects, Sending sending, Answering answering, InstantSource clock) {}
