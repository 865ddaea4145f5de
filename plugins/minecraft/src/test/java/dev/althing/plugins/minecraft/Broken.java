package dev.althing.plugins.minecraft;

import dev.althing.spi.plugin.Plugin;
import dev.althing.spi.plugin.PluginContext;
import dev.althing.spi.plugin.web.Network;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;

/** A network over which nothing goes. */
final class Broken {
  private Broken() {}

  static Network network(Exception fault) {
    return proxy(
        Network.class,
        (proxy, method, arguments) -> {
          throw fault;
        });
  }

  /** The plugin with such a network. */
  static Plugin plugin(Exception fault) {
    return context ->
        new MinecraftPlugin()
            .start(
                proxy(
                    PluginContext.class,
                    (proxy, method, arguments) ->
                        method.getName().equals("network")
                            ? network(fault)
                            : method.invoke(context, arguments)));
  }

  private static <T> T proxy(Class<T> type, InvocationHandler handler) {
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
  }
}
