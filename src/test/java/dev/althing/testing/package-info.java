/** What the tests of every package share: databases, networks that can be cut, clocks. */
@NullMarked
package dev.althing.testing;

import org.jspecify.annotations.NullMarked;
