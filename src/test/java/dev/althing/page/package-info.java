/** The chat page of the sandbox as somebody with a browser meets it. */
package dev.althing.page;
