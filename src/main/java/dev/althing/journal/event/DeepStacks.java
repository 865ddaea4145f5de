package dev.althing.journal.event;

import akka.dispatch.DispatcherPrerequisites;
import akka.dispatch.ExecutorServiceConfigurator;
import akka.dispatch.ExecutorServiceFactory;
import com.typesafe.config.Config;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The threads of a dispatcher, with stacks deep enough for a full stash: Akka 2.8.5 takes what was
 * stashed behind a persist by recursion, and a stack that overflows there ends the process.
 */
public final class DeepStacks extends ExecutorServiceConfigurator {
  private final int threads;
  private final long stackSize;

  /** Made by Akka for {@code executor = "dev.althing.journal.event.DeepStacks"}. */
  public DeepStacks(Config config, DispatcherPrerequisites prerequisites) {
    super(config, prerequisites);
    int least = config.getInt("deep-stacks.threads-min");
    this.threads = Math.max(least, Runtime.getRuntime().availableProcessors());
    this.stackSize = config.getBytes("deep-stacks.stack-size");
  }

  @Override
  public ExecutorServiceFactory createExecutorServiceFactory(String id, ThreadFactory ofAkka) {
    return () ->
        new ThreadPoolExecutor(
            threads, threads, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), deepened(ofAkka));
  }

  /** Akka's threads know their names and what to do about fatal errors; only the size is ours. */
  private ThreadFactory deepened(ThreadFactory ofAkka) {
    return task -> {
      Thread shallow = ofAkka.newThread(task);
      var deep = new Thread(shallow.getThreadGroup(), task, shallow.getName(), stackSize);
      deep.setDaemon(shallow.isDaemon());
      deep.setUncaughtExceptionHandler(shallow.getUncaughtExceptionHandler());
      deep.setContextClassLoader(shallow.getContextClassLoader());
      return deep;
    };
  }
}
