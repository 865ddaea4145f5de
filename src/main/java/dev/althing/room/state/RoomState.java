package dev.althing.room.state;

import dev.althing.matrix.event.Create;
import dev.althing.matrix.event.Encryption;
import dev.althing.matrix.event.JoinRules;
import dev.althing.matrix.event.Member;
import dev.althing.matrix.event.Membership;
import dev.althing.matrix.event.Naming;
import dev.althing.matrix.event.PowerLevels;
import dev.althing.matrix.event.RoomEvent;
import dev.althing.matrix.event.Tombstone;
import dev.althing.matrix.id.RoomId;
import dev.althing.matrix.id.UserId;
import dev.althing.spi.protection.RoomView;
import dev.althing.sync.RoomUpdate.Summary;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a room is, as far as its actor must know it at every event: who made it, who has which
 * power, how the bot stands to it, how many are in it.
 *
 * <p>Not safe for several threads; owned by the room's actor.
 */
public final class RoomState {
  private static final long CREATOR_LEVEL = 100;

  private final UserId self;
  private Optional<UserId> creator = Optional.empty();
  private Set<UserId> mighty = Set.of();
  private Optional<PowerLevels> powerLevels = Optional.empty();
  private Optional<Membership> ownMembership = Optional.empty();
  private Optional<String> ownName = Optional.empty();
  private Optional<UserId> opener = Optional.empty();
  private Optional<String> name = Optional.empty();
  private Optional<String> alias = Optional.empty();
  private boolean encrypted;
  private boolean isPublic;
  private Optional<RoomEvent> tombstone = Optional.empty();
  private int joined;
  private int invited;

  public RoomState(UserId self) {
    this.self = self;
  }

  /** Takes a state event in; later ones replace earlier ones. */
  public void apply(RoomEvent event) {
    String key = event.stateKey().orElseThrow();
    event.as(Member.class).filter(m -> key.equals(self.value())).ifPresent(this::ownMember);
    if (!key.isEmpty()) {
      return;
    }
    event.as(PowerLevels.class).ifPresent(levels -> powerLevels = Optional.of(levels));
    event.as(Create.class).ifPresent(create -> created(create, event.sender()));
    event.as(Naming.Name.class).ifPresent(named -> name = named.name());
    event.as(Naming.CanonicalAlias.class).ifPresent(a -> alias = a.alias().map(Object::toString));
    event.as(JoinRules.class).ifPresent(rules -> isPublic = rules.isPublic());
    // Encryption cannot be switched off again, whatever a later event says.
    encrypted |= event.content() instanceof Encryption;
    if (event.content() instanceof Tombstone) {
      tombstone = Optional.of(event);
    }
  }

  public void count(Summary summary) {
    joined = summary.joined() < 0 ? joined : summary.joined();
    invited = summary.invited() < 0 ? invited : summary.invited();
  }

  public void standing(Membership membership) {
    ownMembership = Optional.of(membership);
  }

  /** Somebody's power level; creators of version 12 rooms stand above all. */
  public long powerOf(UserId user) {
    if (mighty.contains(user)) {
      return Long.MAX_VALUE;
    }
    if (powerLevels.isEmpty()) {
      return creator.filter(user::equals).isPresent() ? CREATOR_LEVEL : 0;
    }
    return powerLevels.get().of(user);
  }

  /** Whether somebody may put a state event of a type, by power alone. */
  public boolean mayPutState(UserId user, String type) {
    return powerOf(user) >= powerLevels.orElse(PowerLevels.ABSENT).toSendState(type);
  }

  /** The level from which on somebody is a moderator: has all power over what others do. */
  public long moderatorLevel() {
    PowerLevels levels = powerLevels.orElse(PowerLevels.ABSENT);
    PowerLevels.Actions needed = levels.actions();
    long all = Math.max(needed.kick(), Math.max(needed.ban(), needed.redact()));
    // Where everybody has it, nobody is a moderator for it.
    long above = Math.max(0, Math.min(levels.usersDefault(), Long.MAX_VALUE - 1)) + 1;
    return Math.max(all, above);
  }

  /** Who opened the room to talk with the bot alone. */
  public Optional<UserId> opener() {
    return opener;
  }

  public void opener(Optional<UserId> person) {
    opener = person;
  }

  public boolean isJoined() {
    return ownMembership.filter(Membership.JOIN::equals).isPresent();
  }

  public Optional<Membership> ownMembership() {
    return ownMembership;
  }

  /** What the bot is called here. */
  public Optional<String> ownName() {
    return ownName;
  }

  boolean isEncrypted() {
    return encrypted;
  }

  /** The event that ended the room, if whoever sent it has the power to. */
  public Optional<RoomEvent> end() {
    return tombstone.filter(event -> mayPutState(event.sender(), event.type()));
  }

  /** Whether it is a room of the bot and one other. */
  public boolean isOfTwo() {
    return joined + invited == 2;
  }

  Optional<String> name() {
    return name.or(() -> alias);
  }

  /** The room as protections see it, after what happened lately. */
  public RoomView view(RoomId room, List<RoomView.Trace> recent) {
    PowerLevels levels = powerLevels.orElse(PowerLevels.ABSENT);
    Map<UserId, Long> powers = new HashMap<>(levels.users());
    mighty.forEach(user -> powers.put(user, Long.MAX_VALUE));
    return new RoomView(room, joined, isPublic, powers, levels.usersDefault(), recent);
  }

  public Summary counts() {
    return new Summary(joined, invited);
  }

  private void ownMember(Member member) {
    ownMembership = Optional.of(member.membership());
    ownName = member.displayName().filter(text -> !text.isBlank());
  }

  private void created(Create create, UserId sender) {
    creator = create.creator().or(() -> Optional.of(sender));
    mighty = create.mighty(sender);
  }
}
