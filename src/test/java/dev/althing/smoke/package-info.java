/** The packaged program as its own process: against a real Synapse, and on its first start. */
@NullMarked
package dev.althing.smoke;

import org.jspecify.annotations.NullMarked;
