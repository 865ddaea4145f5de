package dev.althing.sandbox.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.althing.sandbox.http.Answer;
import dev.althing.sandbox.http.Call;
import dev.althing.sandbox.http.Endpoints;
import dev.althing.sandbox.media.Thumbnail;
import dev.althing.sandbox.room.Nodes;
import dev.althing.sandbox.room.Refusal;
import dev.althing.sandbox.store.Media;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Files: upload at once or later, download for who has a token. */
final class MediaRoutes {
  private static final String DOWNLOAD = "/_matrix/client/v1/media/download/{server}/{media}";
  private static final Pattern PLAIN_NAME = Pattern.compile("[A-Za-z0-9._-]{1,200}");
  private static final List<String> METHODS = List.of("crop", "scale");
  private static final int MAX_SIDE = 2048;
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
    endpoints.add("GET", "/_matrix/client/v1/media/thumbnail/{server}/{media}", this::thumbnail);
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
    String name = call.path("name");
    String fileName = name.isEmpty() ? content.fileName() : name;
    boolean image = content.contentType().startsWith("image/");
    return guarded(Answer.of(content.contentType(), content.bytes()))
        .with("Content-Disposition", disposition(image ? "inline" : "attachment", fileName));
  }

  private static String disposition(String kind, @Nullable String fileName) {
    if (fileName == null) {
      return kind;
    }
    return PLAIN_NAME.matcher(fileName).matches()
        ? kind + "; filename=" + fileName
        : kind + "; filename*=utf-8''" + percentEncoded(fileName);
  }

  private static String percentEncoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20").replace("*", "%2A");
  }

  /** Made after the lock is released; what cannot be made smaller is given as it is. */
  private Answer thumbnail(Call call) {
    var size = new Thumbnail(side(call, "width"), side(call, "height"), isCropped(call));
    Media.Content content = api.server().media().get(call.path("server"), call.path("media"));
    String type = content.contentType();
    if (!type.startsWith("image/")) {
      throw new Refusal(400, "M_UNKNOWN", "There are thumbnails of pictures only, not of " + type);
    }
    Supplier<byte[]> small = () -> size.of(content.bytes(), type).orElse(content.bytes());
    return guarded(new Answer(200, type, Map.of(), small)).with("Content-Disposition", "inline");
  }

  private static int side(Call call, String name) {
    return (int) Math.max(1, Math.min(call.whole(name), MAX_SIDE));
  }

  private static boolean isCropped(Call call) {
    String method = call.query("method").orElse("scale");
    if (!METHODS.contains(method)) {
      throw Refusal.invalid("Query parameter 'method' must be one of " + METHODS);
    }
    return method.equals("crop");
  }

  private static Answer guarded(Answer file) {
    return file.with("Content-Security-Policy", "sandbox; default-src 'none'")
        .with("X-Content-Type-Options", "nosniff");
  }
}
