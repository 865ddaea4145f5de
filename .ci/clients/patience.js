// How long tests wait for what comes in its own time.
import assert from "node:assert/strict";

/** In milliseconds. */
export const PATIENCE = 20_000;

/** Waits until a question has an answer that is neither empty nor false. */
export async function eventually(what, question) {
  const end = Date.now() + PATIENCE;
  for (;;) {
    const answer = await question();
    if (answer) {
      return answer;
    }
    assert.ok(Date.now() < end, `not within ${PATIENCE} ms: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}
