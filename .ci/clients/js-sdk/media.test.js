import assert from "node:assert/strict";
import { before, test } from "node:test";
import { deflateSync, crc32 } from "node:zlib";
import { person, refused } from "./people.js";

let alice;
before(async () => {
  alice = await person("alice");
});

/** A grey picture of this size. */
function png(width, height) {
  const chunk = (type, data) => {
    const body = Buffer.concat([Buffer.from(type), data]);
    const frame = Buffer.alloc(8);
    frame.writeUInt32BE(data.length, 0);
    frame.writeUInt32BE(crc32(body), 4);
    return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header[8] = 8;
  const rows = Buffer.alloc((width + 1) * height, 128);
  for (let y = 0; y < height; y++) {
    rows[y * (width + 1)] = 0;
  }
  return Buffer.concat([
    Buffer.from("\x89PNG\r\n\x1a\n", "latin1"),
    chunk("IHDR", header),
    chunk("IDAT", deflateSync(rows)),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

async function upload(bytes, type, name) {
  const { content_uri: uri } = await alice.uploadContent(new Blob([bytes], { type }), { name, type });
  return uri;
}

const get = (url) => fetch(url, { headers: { Authorization: `Bearer ${alice.getAccessToken()}` } });
const authenticated = (uri, width, height, method) =>
  alice.mxcUrlToHttp(uri, width, height, method, false, true, true);

test("the homeserver says how large a file may be", async () => {
  assert.ok((await alice.getMediaConfig(true))["m.upload.size"] > 1_000_000);
});

test("an uploaded file comes back as it was, with its name", async () => {
  const bytes = crypto.getRandomValues(new Uint8Array(10_000));
  const uri = await upload(bytes, "application/zip", "notes.zip");
  assert.match(uri, /^mxc:\/\/[^/]+\/[A-Za-z]+$/);
  const answer = await get(authenticated(uri));
  assert.equal(answer.status, 200);
  assert.equal(answer.headers.get("content-type"), "application/zip");
  assert.match(answer.headers.get("content-disposition"), /^attachment; filename="?notes\.zip"?$/);
  assert.deepEqual(new Uint8Array(await answer.arrayBuffer()), bytes);
});

test("without a token there is no file", async () => {
  const uri = await upload(Buffer.from("secret"), "text/plain", "secret.txt");
  const answer = await fetch(authenticated(uri));
  assert.equal(answer.status, 401);
  assert.equal((await answer.json()).errcode, "M_MISSING_TOKEN");
});

test("a picture has thumbnails that fit", async () => {
  const uri = await upload(png(400, 200), "image/png", "grey.png");
  const answer = await get(authenticated(uri, 96, 96, "scale"));
  assert.equal(answer.status, 200);
  assert.equal(answer.headers.get("content-type"), "image/png");
  const bytes = Buffer.from(await answer.arrayBuffer());
  assert.deepEqual([bytes.readUInt32BE(16), bytes.readUInt32BE(20)], [96, 48]);
});

test("what is no picture has no thumbnail", async () => {
  const uri = await upload(Buffer.from("text"), "text/plain", "text.txt");
  const answer = await get(authenticated(uri, 96, 96, "scale"));
  assert.equal(answer.status, 400);
  assert.equal((await answer.json()).errcode, "M_UNKNOWN");
});

test("a file that is too large is refused", async () => {
  const { "m.upload.size": size } = await alice.getMediaConfig(true);
  await refused(upload(Buffer.alloc(size + 1), "application/octet-stream", "big"), 413, "M_TOO_LARGE");
});
