/**
 * Questions to a language model: the desk lets them in and has them wait, a piece of work is one
 * question on its way to its answer, a protocol speaks with the server. What is shown stands in the
 * views.
 */
@NullMarked
package dev.althing.plugins.ask;

import org.jspecify.annotations.NullMarked;
