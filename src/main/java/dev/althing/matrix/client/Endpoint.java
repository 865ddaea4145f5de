package dev.althing.matrix.client;

/** Every endpoint of a homeserver that Althing calls; each has a contract test. */
public enum Endpoint {
  WELL_KNOWN("GET", "/.well-known/matrix/client"),
  VERSIONS("GET", "/_matrix/client/versions"),
  LOGIN_FLOWS("GET", "/_matrix/client/v3/login"),
  LOGIN("POST", "/_matrix/client/v3/login"),
  REFRESH("POST", "/_matrix/client/v3/refresh"),
  WHOAMI("GET", "/_matrix/client/v3/account/whoami"),
  FILTER("POST", "/_matrix/client/v3/user/{userId}/filter"),
  SYNC("GET", "/_matrix/client/v3/sync"),
  SEND("PUT", "/_matrix/client/v3/rooms/{roomId}/send/{eventType}/{txnId}"),
  REDACT("PUT", "/_matrix/client/v3/rooms/{roomId}/redact/{eventId}/{txnId}"),
  MESSAGES("GET", "/_matrix/client/v3/rooms/{roomId}/messages"),
  EVENT("GET", "/_matrix/client/v3/rooms/{roomId}/event/{eventId}"),
  RELATIONS("GET", "/_matrix/client/v1/rooms/{roomId}/relations/{eventId}"),
  RELATIONS_OF("GET", "/_matrix/client/v1/rooms/{roomId}/relations/{eventId}/{relType}"),
  RELATIONS_OF_TYPE(
      "GET", "/_matrix/client/v1/rooms/{roomId}/relations/{eventId}/{relType}/{eventType}"),
  TYPING("PUT", "/_matrix/client/v3/rooms/{roomId}/typing/{userId}"),
  RECEIPT("POST", "/_matrix/client/v3/rooms/{roomId}/receipt/{receiptType}/{eventId}"),
  STATE("GET", "/_matrix/client/v3/rooms/{roomId}/state/{eventType}/{stateKey}"),
  PUT_STATE("PUT", "/_matrix/client/v3/rooms/{roomId}/state/{eventType}/{stateKey}"),
  ALL_STATE("GET", "/_matrix/client/v3/rooms/{roomId}/state"),
  MEMBERS("GET", "/_matrix/client/v3/rooms/{roomId}/members"),
  JOINED_MEMBERS("GET", "/_matrix/client/v3/rooms/{roomId}/joined_members"),
  JOINED_ROOMS("GET", "/_matrix/client/v3/joined_rooms"),
  HIERARCHY("GET", "/_matrix/client/v1/rooms/{roomId}/hierarchy"),
  JOIN("POST", "/_matrix/client/v3/join/{roomIdOrAlias}"),
  KNOCK("POST", "/_matrix/client/v3/knock/{roomIdOrAlias}"),
  LEAVE("POST", "/_matrix/client/v3/rooms/{roomId}/leave"),
  INVITE("POST", "/_matrix/client/v3/rooms/{roomId}/invite"),
  KICK("POST", "/_matrix/client/v3/rooms/{roomId}/kick"),
  BAN("POST", "/_matrix/client/v3/rooms/{roomId}/ban"),
  UNBAN("POST", "/_matrix/client/v3/rooms/{roomId}/unban"),
  CREATE_ROOM("POST", "/_matrix/client/v3/createRoom"),
  ALIAS("GET", "/_matrix/client/v3/directory/room/{roomAlias}"),
  PUT_ALIAS("PUT", "/_matrix/client/v3/directory/room/{roomAlias}"),
  DELETE_ALIAS("DELETE", "/_matrix/client/v3/directory/room/{roomAlias}"),
  ACCOUNT_DATA("GET", "/_matrix/client/v3/user/{userId}/account_data/{type}"),
  PUT_ACCOUNT_DATA("PUT", "/_matrix/client/v3/user/{userId}/account_data/{type}"),
  ROOM_ACCOUNT_DATA("GET", "/_matrix/client/v3/user/{userId}/rooms/{roomId}/account_data/{type}"),
  PUT_ROOM_ACCOUNT_DATA(
      "PUT", "/_matrix/client/v3/user/{userId}/rooms/{roomId}/account_data/{type}"),
  PROFILE("GET", "/_matrix/client/v3/profile/{userId}"),
  PROFILE_FIELD("GET", "/_matrix/client/v3/profile/{userId}/{keyName}"),
  PUT_PROFILE_FIELD("PUT", "/_matrix/client/v3/profile/{userId}/{keyName}"),
  RESERVE_MEDIA("POST", "/_matrix/media/v1/create"),
  UPLOAD_TO("PUT", "/_matrix/media/v3/upload/{serverName}/{mediaId}"),
  UPLOAD("POST", "/_matrix/media/v3/upload"),
  DOWNLOAD("GET", "/_matrix/client/v1/media/download/{serverName}/{mediaId}");

  private final String method;
  private final String template;

  Endpoint(String method, String template) {
    this.method = method;
    this.template = template;
  }

  /** The HTTP method. */
  public String method() {
    return method;
  }

  /** The path, with names in braces where a request puts its own segments. */
  public String template() {
    return template;
  }
}
