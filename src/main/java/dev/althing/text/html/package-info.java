/**
 * Safe HTML: what Matrix allows, the filter that leaves only that of hostile HTML, and what HTML
 * says as text and in outline.
 */
@NullMarked
package dev.althing.text.html;

import org.jspecify.annotations.NullMarked;
