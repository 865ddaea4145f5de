package dev.althing;

import static dev.althing.testing.Eventually.eventually;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.althing.matrix.json.Json;
import dev.althing.testing.Heard;
import dev.althing.testing.Person;
import dev.althing.testing.Wire;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** A community with a space, rooms behind its doors, and a bot that receives newcomers. */
final class WelcomeStage implements AutoCloseable {
  private static final AtomicInteger GUESTS = new AtomicInteger();

  final BotRig rig;
  private final Map<String, String> rooms = new HashMap<>();

  /** A stage for places that are named by aliases of the sandbox. */
  WelcomeStage(BotRig.Plan plan, String places) {
    this.rig =
        plan.conf("welcome.places { " + places.replace("@S", "sandbox.localhost") + " }").start();
  }

  /** Makes a space with the bot in it. */
  String space(String alias) {
    ObjectNode request = request(alias, "public_chat");
    request.putObject("creation_content").put("type", "m.space");
    return made(alias, request);
  }

  /** Makes a private room with the bot in it, who may invite. */
  String room(String alias) {
    return made(alias, request(alias, "private_chat"));
  }

  /** Makes a room of any kind with the bot in it. */
  String made(String alias, ObjectNode request) {
    String room = owner().creates(request);
    owner().invites(room, rig.bot());
    rig.awaitBot(room);
    rooms.put(alias, room);
    return room;
  }

  /** A room that was made otherwise. */
  void knows(String alias, String room) {
    rooms.put(alias, room);
  }

  ObjectNode request(String alias, String preset) {
    return Json.object().put("preset", preset).put("name", alias).put("room_alias_name", alias);
  }

  /** All is there: what was not found before is looked for again. */
  WelcomeStage ready() {
    rig.timePasses(Duration.ofMinutes(2));
    return this;
  }

  String id(String alias) {
    return rooms.get(alias);
  }

  /** Who made the rooms. */
  Person owner() {
    return rig.person("olga");
  }

  /** Somebody nobody knows. */
  Person stranger() {
    return rig.person("guest" + GUESTS.incrementAndGet());
  }

  /** Somebody new in a place. */
  Person newcomer(String alias) {
    Person guest = stranger();
    guest.joins(id(alias));
    return guest;
  }

  /** The direct room that the bot opened with somebody, who joins it. */
  String direct(Person guest) {
    eventually("the bot opens a direct room with " + guest, () -> privately(guest).isPresent());
    String room = privately(guest).orElseThrow();
    guest.joins(room);
    return room;
  }

  private Optional<String> privately(Person guest) {
    return guest.invitations().stream().filter(room -> !rooms.containsValue(room)).findFirst();
  }

  /** The greeting in a direct room, with the reactions it begins with. */
  Heard greeting(String direct, int doors) {
    Heard greeting = rig.heard(direct);
    rig.heard(direct, doors);
    return greeting;
  }

  void awaitInvitation(Person guest, String alias) {
    eventually(guest + " is invited to " + alias, () -> guest.invitations().contains(id(alias)));
  }

  boolean isInvited(Person guest, String alias) {
    return guest.invitations().contains(id(alias));
  }

  /** What the bot answers a moderator; what it says unasked meanwhile is passed over. */
  String asks(String command) {
    String management = rig.community().management();
    String question = rig.moderator().says(management, command);
    Heard next = rig.heard(management);
    while (!next.repliesTo().equals(question)) {
      next = rig.heard(management);
    }
    return next.text();
  }

  /** The next thing in the management room that is no reaction. */
  String said(String room) {
    return message(room).text();
  }

  /** The next message in a room, past reactions. */
  Heard message(String room) {
    Heard next = rig.heard(room);
    while (!next.type().equals("m.room.message")) {
      next = rig.heard(room);
    }
    return next;
  }

  /** How somebody stands, as moderators see it. */
  String status(Person guest, String place) {
    return asks("!welcome status " + guest.id() + " --place " + place);
  }

  /** Lets time pass until moderators see somebody so. */
  void awaitStatus(Person guest, String place, String status) {
    eventually(
        guest + ": " + status,
        () -> {
          rig.timePasses(Duration.ofSeconds(10));
          return status(guest, place).contains(status);
        });
  }

  /** How many messages of the bot are in a room. */
  int messages(String room) {
    List<JsonNode> found = new ArrayList<>();
    rig.itself()
        .messages(room, "")
        .path("chunk")
        .forEach(
            event -> {
              if (event.path("type").asText().equals("m.room.message")
                  && event.path("sender").asText().equals(rig.bot())) {
                found.add(event);
              }
            });
    return found.size();
  }

  /** Makes somebody take no invitations, or take them again. */
  void takesInvitations(Person guest, boolean takes) {
    guest.call(
        "PUT",
        "/user/" + Wire.segment(guest.id()) + "/account_data/m.invite_permission_config",
        Json.object().put("default_action", takes ? "allow" : "block"));
  }

  @Override
  public void close() {
    rig.close();
  }
}
