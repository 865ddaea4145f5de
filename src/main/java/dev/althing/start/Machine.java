package dev.althing.start;

import java.io.PrintWriter;
import java.util.Map;
import java.util.function.Consumer;

/**
 * What the command line meets outside of the program.
 *
 * @param environment the environment variables
 * @param terminal who answers questions
 * @param out where answers go
 * @param err where complaints go
 * @param signals takes what is to be done when the program is asked to stop
 * @param halt ends the process at once, with the exit code
 */
public record Machine(
    Map<String, String> environment,
    Terminal terminal,
    PrintWriter out,
    PrintWriter err,
    Consumer<Runnable> signals,
    Consumer<Integer> halt) {}
