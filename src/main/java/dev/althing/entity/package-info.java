/**
 * What lives on between messages: persistent entities and the durable tables that continue them:
 * deadlines, expected answers, claimed texts. The direct rooms are in {@code direct}, the one
 * process in charge of the database in {@code lease}.
 */
@NullMarked
package dev.althing.entity;

import org.jspecify.annotations.NullMarked;
