/** The rooms that the operator's words stand for, and how one comes in. */
@NullMarked
package dev.althing.feature.welcome.premises;

import org.jspecify.annotations.NullMarked;
