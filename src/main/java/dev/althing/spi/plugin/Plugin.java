package dev.althing.spi.plugin;

/**
 * What a jar brings: the class that its manifest names as {@code main}, public and with a public
 * constructor without parameters.
 *
 * <pre>{@code
 * public final class CoinPlugin implements Plugin {
 *   public void start(PluginContext context) {
 *     context.register(new Flip(context.random()));
 *   }
 * }
 * }</pre>
 *
 * <p>Its calls run on threads of the plugin's own and must end within the deadline of the
 * installation, ten seconds unless the operator says otherwise.
 */
public interface Plugin {
  /**
   * Registers what the plugin brings; called once for each life.
   *
   * @throws Exception whatever keeps it from starting: the operator is shown the message, and the
   *     plugin is not loaded
   */
  void start(PluginContext context) throws Exception;

  /**
   * Gives back what the plugin holds, such as threads and connections: nothing of it is called any
   * more afterwards.
   *
   * @throws Exception whatever went wrong; it is logged, and the plugin is gone all the same
   */
  default void stop() throws Exception {}
}
