/** The endpoints about devices: their list, their keys and signatures, what is sent to them. */
@NullMarked
package dev.althing.sandbox.api.device;

import org.jspecify.annotations.NullMarked;
