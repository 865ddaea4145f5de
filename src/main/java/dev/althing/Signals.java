package dev.althing;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The signals by which an operating system asks the program to stop. A shutdown hook would not do:
 * after a signal the exit code of the process is no longer ours to choose. The class behind it
 * ({@code sun.misc.Signal}, module {@code jdk.unsupported}) is supported, but no compiler lets it
 * pass without a warning, hence the reflection.
 */
final class Signals {
  private static final Logger LOG = LoggerFactory.getLogger(Signals.class);
  private static final List<String> STOPPING = List.of("TERM", "INT");

  private Signals() {}

  /** Calls the action, on a thread of its own, for each signal that asks to stop. */
  static void onStop(Runnable action) {
    for (String name : STOPPING) {
      try {
        handle(name, action);
      } catch (ReflectiveOperationException | IllegalArgumentException notToBeHad) {
        LOG.debug("signal {} is not to be had, the system's own way applies", name, notToBeHad);
      }
    }
  }

  private static void handle(String name, Runnable action) throws ReflectiveOperationException {
    var signal = Class.forName("sun.misc.Signal");
    var handler = Class.forName("sun.misc.SignalHandler");
    InvocationHandler calls =
        (proxy, method, arguments) -> called(proxy, method, arguments, action);
    var proxy = Proxy.newProxyInstance(handler.getClassLoader(), new Class<?>[] {handler}, calls);
    signal
        .getMethod("handle", signal, handler)
        .invoke(null, signal.getConstructor(String.class).newInstance(name), proxy);
  }

  private static Object called(Object proxy, Method method, Object[] arguments, Runnable action) {
    return switch (method.getName()) {
      case "equals" -> proxy == arguments[0];
      case "hashCode" -> System.identityHashCode(proxy);
      case "toString" -> "stop";
      default -> {
        action.run();
        yield method;
      }
    };
  }
}
