package dev.althing.outbox.ledger;

import dev.althing.effect.Effect;
import dev.althing.matrix.id.RoomId;

/**
 * What a change is about; changes of the same subject happen in their order.
 *
 * @param group the kind of thing
 * @param place the room, or the alias
 * @param key which one of the kind at that place
 */
record Subject(Group group, String place, String key) {
  /** Kinds of things that can be changed. */
  enum Group {
    MEMBER,
    STATE,
    SELF,
    ALIAS,
    ACCOUNT,
    PROFILE
  }

  static Subject of(Effect.State wish) {
    if (wish instanceof Effect.SetMembership set) {
      return new Subject(Group.MEMBER, set.room().value(), set.user().value());
    }
    if (wish instanceof Effect.PutState put) {
      return new Subject(Group.STATE, put.room().value(), put.type() + "|" + put.stateKey());
    }
    if (wish instanceof Effect.SetPower set) {
      return new Subject(Group.STATE, set.room().value(), PowerRule.TYPE + "|");
    }
    if (wish instanceof Effect.PutAlias put) {
      return new Subject(Group.ALIAS, put.alias().value(), "");
    }
    if (wish instanceof Effect.PutAccountData put) {
      return new Subject(Group.ACCOUNT, put.room().map(RoomId::value).orElse(""), put.type());
    }
    if (wish instanceof Effect.PutProfile put) {
      return new Subject(Group.PROFILE, "", put.field());
    }
    return new Subject(Group.SELF, room(wish), "");
  }

  private static String room(Effect.State wish) {
    if (wish instanceof Effect.Join join) {
      return join.room();
    }
    if (wish instanceof Effect.Knock knock) {
      return knock.room();
    }
    return ((Effect.Leave) wish).room().value();
  }
}
