/**
 * The whitelist of a Minecraft server. The server is spoken to by {@link
 * dev.althing.plugins.minecraft.Rcon}; who may do what is decided in {@link
 * dev.althing.plugins.minecraft.Admission} and {@link dev.althing.plugins.minecraft.Removal}, and
 * what is said stands in the views.
 */
@NullMarked
package dev.althing.plugins.minecraft;

import org.jspecify.annotations.NullMarked;
