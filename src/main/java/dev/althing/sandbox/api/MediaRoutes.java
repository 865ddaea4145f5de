package dev.althing.sandbox.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.althing.sandbox.http.Answer;
import dev.althing.sandbox.http.Call;
import dev.althing.sandbox.http.Endpoints;
import dev.althing.sandbox.room.Nodes;
import dev.althing.sandbox.room.Refusal;
import dev.althing.sandbox.store.Media;

/** Files: upload at once or later, download for who has a token. */
final class MediaRoutes {
  private static final String DOWNLOAD = "/_matrix/client/v1/media/download/{server}/{media}";
  private final Api api;

  MediaRoutes(Api api) {
    this.api = api;
  }

  void addTo(Endpoints endpoints) {
    endpoints.add("GET", "/_matrix/client/v1/media/config", call -> config());
    endpoints.add("GET", "/_matrix/media/v3/config", call -> config());
    endpoints.add("POST", "/_matrix/media/v3/upload", this::upload);
    endpoints.add("POST", "/_matrix/media/v1/create", this::create);
    endpoints.add("PUT", "/_matrix/media/v3/upload/{server}/{media}", this::put);
    endpoints.add("GET", DOWNLOAD, this::download);
    endpoints.add("GET", DOWNLOAD + "/{name}", this::download);
    endpoints.add("GET", "/_matrix/client/v1/media/thumbnail/{server}/{media}", this::download);
  }

  private static Answer config() {
    return Answer.of(Nodes.object().put("m.upload.size", Media.MAX_BYTES));
  }

  private Answer create(Call call) {
    String id = api.server().media().create(call.user());
    ObjectNode body = Nodes.object().put("content_uri", uri(id));
    return Answer.of(body.put("unused_expires_at", api.server().now() + 86_400_000L));
  }

  private Answer upload(Call call) {
    Media.Content content = content(call);
    if (content.bytes().length > Media.MAX_BYTES) {
      throw Refusal.tooLarge("Upload request body is too large");
    }
    String id = api.server().media().create(call.user());
    api.server().media().put(id, call.user(), content);
    return Answer.of(Nodes.object().put("content_uri", uri(id)));
  }

  private Answer put(Call call) {
    if (!call.path("server").equals(api.server().name())) {
      throw Refusal.notFound("Non-local server name specified");
    }
    api.server().media().put(call.path("media"), call.user(), content(call));
    return Answer.empty();
  }

  private String uri(String id) {
    return "mxc://" + api.server().name() + "/" + id;
  }

  private static Media.Content content(Call call) {
    return new Media.Content(
        call.request().body(), call.request().contentType(), call.query("filename").orElse(null));
  }

  private Answer download(Call call) {
    Media.Content content = api.server().media().get(call.path("server"), call.path("media"));
    boolean image = content.contentType().startsWith("image/");
    return Answer.of(content.contentType(), content.bytes())
        .with("Content-Disposition", image ? "inline" : "attachment")
        .with("Content-Security-Policy", "sandbox; default-src 'none'")
        .with("X-Content-Type-Options", "nosniff");
  }
}
