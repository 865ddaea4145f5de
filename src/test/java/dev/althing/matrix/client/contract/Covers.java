package dev.althing.matrix.client.contract;

import dev.althing.matrix.client.Endpoint;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The endpoints a contract test is about; it must really call them. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@interface Covers {
  Endpoint[] value();
}
