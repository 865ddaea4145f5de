package dev.althing.sandbox.page;

/**
 * A command that the chat page suggests to whoever begins to type it.
 *
 * @param command what is typed: {@code !remind list}
 * @param usage the same with all it takes
 * @param summary one sentence that says what it does
 * @param who for whom it is; empty if for everybody
 */
public record Hint(String command, String usage, String summary, String who) {}
