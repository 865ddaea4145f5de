/**
 * A filter for words: a plugin that brings a protection. What is forbidden is read and checked by
 * {@code RuleReader} and {@code RuleCompiler} when it starts; {@code Rulebook} finds it in texts;
 * what follows stands in {@code WordsProtection}, what is said in {@code FilterView}.
 */
@NullMarked
package dev.althing.plugins.wordfilter;

import org.jspecify.annotations.NullMarked;
