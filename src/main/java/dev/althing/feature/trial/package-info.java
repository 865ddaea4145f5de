/**
 * Commands for trying out an installation: an answer that chance decides, and one that changes over
 * time. A crash shows in them what it would do to others.
 */
@NullMarked
package dev.althing.feature.trial;

import org.jspecify.annotations.NullMarked;
