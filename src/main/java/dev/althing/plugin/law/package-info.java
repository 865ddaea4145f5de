/**
 * The judgements of protections: asked in one hop within a budget, carried out over effects, or, in
 * the shadow, only counted.
 */
@NullMarked
package dev.althing.plugin.law;

import org.jspecify.annotations.NullMarked;
