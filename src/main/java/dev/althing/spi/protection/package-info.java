/**
 * How plugins take part in keeping the law: judgements over what happens, which the bot carries
 * out, and sources of rules.
 */
@NullMarked
package dev.althing.spi.protection;

import org.jspecify.annotations.NullMarked;
