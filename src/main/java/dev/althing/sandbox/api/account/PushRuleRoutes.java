package dev.althing.sandbox.api.account;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.althing.sandbox.http.Answer;
import dev.althing.sandbox.http.Call;
import dev.althing.sandbox.http.Endpoints;
import dev.althing.sandbox.push.PushRules;
import dev.althing.sandbox.room.Nodes;
import dev.althing.sandbox.room.Refusal;
import dev.althing.sandbox.store.Homeserver;

/** The push rules of the caller. Nothing is pushed from here; clients judge by them themselves. */
final class PushRuleRoutes {
  private static final String ALL = "/_matrix/client/v3/pushrules";
  private static final String RULE = ALL + "/global/{kind}/{rule}";
  private final Homeserver server;

  PushRuleRoutes(Homeserver server) {
    this.server = server;
  }

  void addTo(Endpoints endpoints) {
    endpoints.add("GET", ALL, call -> Answer.of(rules(call).content()));
    endpoints.add("GET", ALL + "/global", call -> Answer.of(rules(call).content().path("global")));
    endpoints.add("GET", RULE, call -> Answer.of(rule(call)));
    endpoints.add("PUT", RULE, this::put);
    endpoints.add("DELETE", RULE, this::delete);
    endpoints.add("GET", RULE + "/enabled", call -> field(call, "enabled"));
    endpoints.add("PUT", RULE + "/enabled", this::enable);
    endpoints.add("GET", RULE + "/actions", call -> field(call, "actions"));
    endpoints.add("PUT", RULE + "/actions", this::act);
  }

  private PushRules rules(Call call) {
    return PushRules.of(server.accounts().require(call.user()));
  }

  private ObjectNode rule(Call call) {
    return rules(call).find(call.path("kind"), call.path("rule"));
  }

  private Answer field(Call call, String field) {
    return Answer.of(Nodes.object().set(field, rule(call).get(field)));
  }

  private Answer keep(Call call, PushRules changed) {
    server.accounts().setData(call.user(), "", PushRules.TYPE, changed.content());
    return Answer.empty();
  }

  private Answer put(Call call) {
    String kind = call.path("kind");
    String id = call.path("rule");
    if (id.startsWith(".")) {
      throw Refusal.invalid("Only predefined push rules have a name that begins with a dot");
    }
    ObjectNode body = call.json();
    ObjectNode rule = Nodes.object();
    rule.set("actions", actions(body));
    switch (kind) {
      case "content" -> rule.put("pattern", Call.required(body, "pattern"));
      case "override", "underride" -> rule.set("conditions", conditions(body));
      default -> {}
    }
    var place = new PushRules.Place(call.query("before"), call.query("after"));
    return keep(call, rules(call).with(kind, id, rule, place));
  }

  private Answer delete(Call call) {
    return keep(call, rules(call).without(call.path("kind"), call.path("rule")));
  }

  private Answer enable(Call call) {
    JsonNode enabled = present(call.json(), "enabled");
    if (!enabled.isBoolean()) {
      throw Refusal.badJson("'enabled' must be true or false");
    }
    return change(call, "enabled", BooleanNode.valueOf(enabled.booleanValue()));
  }

  private Answer act(Call call) {
    return change(call, "actions", actions(call.json()));
  }

  private Answer change(Call call, String field, JsonNode value) {
    return keep(call, rules(call).with(call.path("kind"), call.path("rule"), field, value));
  }

  private static JsonNode actions(ObjectNode body) {
    JsonNode actions = present(body, "actions");
    boolean valid = actions.isArray();
    for (JsonNode action : actions) {
      valid &= action.isTextual() || action.path("set_tweak").isTextual();
    }
    if (!valid) {
      throw Refusal.badJson("'actions' must be a list of actions");
    }
    return actions;
  }

  private static JsonNode conditions(ObjectNode body) {
    JsonNode conditions = body.path("conditions");
    if (conditions.isMissingNode()) {
      return Nodes.array();
    }
    boolean valid = conditions.isArray();
    for (JsonNode condition : conditions) {
      valid &= condition.path("kind").isTextual();
    }
    if (!valid) {
      throw Refusal.badJson("'conditions' must be a list of conditions");
    }
    return conditions;
  }

  private static JsonNode present(ObjectNode body, String field) {
    if (!body.has(field)) {
      throw Refusal.missing(field);
    }
    return body.path(field);
  }
}
