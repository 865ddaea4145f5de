package dev.althing.sandbox.store;

import dev.althing.sandbox.device.Keys;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The embedded homeserver without its network: all it knows, behind one lock. Everything that reads
 * or changes it runs inside {@link #locked}; what was recorded there is in the journal when that
 * returns.
 */
public final class Homeserver implements AutoCloseable {
  private final ReentrantLock lock = new ReentrantLock();
  private final Setup setup;
  private final Secrets secrets;
  private final Accounts accounts;
  private final Sessions sessions;
  private final Rooms rooms;
  private final RoomWriter writer;
  private final Directory directory;
  private final Receipts receipts = new Receipts();
  private final Keys keys = new Keys();
  private final Typing typing;
  private final Media media;
  private final Waiters waiters = new Waiters();
  private final Journal journal;
  private final List<Change> pending = new ArrayList<>();
  private long position;
  private boolean replaying = true;

  /** What a homeserver is made of. */
  public record Setup(
      String name,
      Optional<Path> data,
      Optional<Duration> tokenLifetime,
      Clock clock,
      RandomGenerator random) {}

  /** Opens the homeserver; what the journal holds is there again. */
  public Homeserver(Setup setup) {
    this.setup = setup;
    secrets = new Secrets(setup.random());
    accounts = new Accounts(this);
    sessions = new Sessions(this, setup.tokenLifetime());
    rooms = new Rooms();
    writer = new RoomWriter(this);
    directory = new Directory(this);
    typing = new Typing(this);
    media = new Media(this, setup.data());
    journal = Journal.open(setup.data());
    replay();
  }

  private void replay() {
    boolean[] empty = {true};
    journal.replay(
        change -> {
          empty[0] = false;
          change.applyTo(this);
        });
    waiters.forgetTouched();
    replaying = false;
    if (empty[0]) {
      locked(
          () -> {
            record(new Change.Founded(name()));
            return true;
          });
    }
  }

  /** Runs something alone; afterwards everything recorded is in the journal. */
  public <T> T locked(Supplier<T> work) {
    List<CompletableFuture<Boolean>> woken;
    lock.lock();
    try {
      return work.get();
    } finally {
      try {
        journal.write(pending);
        pending.clear();
        woken = waiters.takeWoken(rooms);
      } finally {
        lock.unlock();
      }
      woken.forEach(waiter -> waiter.complete(true));
    }
  }

  /** Brings a change about. */
  public void record(Change change) {
    change.applyTo(this);
    pending.add(change);
  }

  /** The position of the newest change that a sync can show. */
  public long position() {
    return position;
  }

  /** The position that the next change gets. */
  public long nextPosition() {
    return position + 1;
  }

  void advance(long reached) {
    position = Math.max(position, reached);
  }

  void touchUser(String userId) {
    waiters.touchUser(userId);
  }

  void touchRoom(String roomId, @Nullable String stateKey) {
    if (!replaying) {
      waiters.touchRoom(roomId);
      if (stateKey != null) {
        waiters.touchUser(stateKey);
      }
    }
  }

  /** The devices or the keys of a user are others now, for all who share a room with them. */
  void devicesChanged(long reached, String userId) {
    advance(reached);
    keys.lists().changed(reached, userId);
    touchUser(userId);
    if (!replaying) {
      rooms.joined(userId).forEach(room -> waiters.touchRoom(room.id()));
    }
  }

  /** The keys of a user are others now in the eyes of a viewer. */
  void devicesChangedFor(long reached, String viewer, String userId) {
    advance(reached);
    keys.lists().changedFor(reached, viewer, userId);
    touchUser(viewer);
  }

  void requireName(String recorded) {
    if (!recorded.equals(name())) {
      throw new IllegalStateException(
          "the data directory belongs to the server name " + recorded + ", not " + name());
    }
  }

  /** Now, in epoch milliseconds. */
  public long now() {
    return setup.clock().millis();
  }

  /** The server name. */
  public String name() {
    return setup.name();
  }

  /** Random tokens. */
  public Secrets secrets() {
    return secrets;
  }

  /** The accounts. */
  public Accounts accounts() {
    return accounts;
  }

  /** The tokens that are out. */
  public Sessions sessions() {
    return sessions;
  }

  /** The rooms. */
  public Rooms rooms() {
    return rooms;
  }

  /** The one way events get into rooms. */
  public RoomWriter writer() {
    return writer;
  }

  /** Aliases and the public list. */
  public Directory directory() {
    return directory;
  }

  /** Read receipts. */
  public Receipts receipts() {
    return receipts;
  }

  /** The devices of users and their keys. */
  public Keys keys() {
    return keys;
  }

  /** Who is typing. */
  public Typing typing() {
    return typing;
  }

  /** Uploaded files. */
  public Media media() {
    return media;
  }

  /** Who waits for news. */
  public Waiters waiters() {
    return waiters;
  }

  @Override
  public void close() {
    lock.lock();
    try {
      journal.close();
    } finally {
      lock.unlock();
    }
  }
}
