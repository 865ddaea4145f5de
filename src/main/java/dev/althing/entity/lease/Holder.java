package dev.althing.entity.lease;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A process that holds or wants the lease.
 *
 * @param owner unlike any other's
 * @param host the name of its machine, for people
 * @param pid its process id
 * @param place which machine, since when running, and which process namespace: two processes with
 *     the same place see each other; empty where that is not known
 * @param start when it began, in the kernel's own ticks, so that a process id used again is told
 *     apart
 */
record Holder(String owner, String host, long pid, String place, long start) {
  private static final int FIELDS_BEFORE_START = 19;

  /** This process, under a name of its own. */
  static Holder thisProcess(String owner) {
    long pid = ProcessHandle.current().pid();
    return new Holder(owner, hostName(), pid, ownPlace(), startOf(pid).orElse(0L));
  }

  /** Whether this is a process on our own machine that is surely dead. */
  boolean isDeadNeighbourOf(Holder self) {
    boolean sameplace = !place.isEmpty() && place.equals(self.place);
    return sameplace && startOf(pid).filter(found -> found == start).isEmpty();
  }

  /** Whether this is a process on our own machine that is surely alive. */
  boolean isLiveNeighbourOf(Holder self) {
    return !place.isEmpty() && place.equals(self.place) && !isDeadNeighbourOf(self);
  }

  private static String hostName() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "localhost";
    }
  }

  private static String ownPlace() {
    try {
      String boot = Files.readString(Path.of("/proc/sys/kernel/random/boot_id")).strip();
      String namespace = Files.readSymbolicLink(Path.of("/proc/self/ns/pid")).toString();
      return boot + " " + namespace;
    } catch (IOException | UnsupportedOperationException | SecurityException e) {
      return "";
    }
  }

  /** The 22nd field of the kernel's line; the second, the command, may hold spaces itself. */
  private static Optional<Long> startOf(long pid) {
    try {
      String line = Files.readString(Path.of("/proc/" + pid + "/stat"));
      String[] fields = line.substring(line.lastIndexOf(')') + 2).split(" ", -1);
      return Optional.of(Long.parseLong(fields[FIELDS_BEFORE_START]));
    } catch (IOException | RuntimeException e) {
      return Optional.empty();
    }
  }
}
