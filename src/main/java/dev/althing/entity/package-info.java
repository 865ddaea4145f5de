/**
 * What lives on between messages: persistent entities and the durable tables that continue them —
 * deadlines, expected answers, claimed texts — and the direct rooms.
 */
@NullMarked
package dev.althing.entity;

import org.jspecify.annotations.NullMarked;
