package dev.latchkey.bench;

import dev.latchkey.bench.micro.HashBenchmark;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.Arrays;
import java.util.Collection;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** The JMH benchmarks: the parts that a call is made of, one thread, in a process of their own. */
final class Micro {
  private Micro() {}

  static void run(Report report) {
    Options options =
        new OptionsBuilder()
            .include(HashBenchmark.class.getPackageName())
            .forks(1)
            .warmupIterations(3)
            .warmupTime(TimeValue.seconds(1))
            .measurementIterations(BenchSettings.rounds())
            .measurementTime(TimeValue.seconds(1))
            .timeUnit(TimeUnit.MICROSECONDS)
            .shouldFailOnError(true)
            .output(BenchSettings.scratch().resolve("jmh.log").toString())
            .build();
    tellClassPath();
    try {
      java.nio.file.Files.createDirectories(BenchSettings.scratch());
      print(report, new Runner(options).run());
    } catch (RunnerException | java.io.IOException failed) {
      throw new IllegalStateException(failed);
    }
  }

  /** JMH starts its own process with this one's class path, which under Maven is Maven's. */
  private static void tellClassPath() {
    if (Micro.class.getClassLoader() instanceof URLClassLoader loader) {
      System.setProperty(
          "java.class.path",
          Arrays.stream(loader.getURLs()).map(URL::getPath).collect(Collectors.joining(":")));
    }
  }

  private static void print(Report report, Collection<RunResult> results) {
    report.heading("Parts, one thread (JMH)", "part", "microseconds", "± (99.9 %)");
    for (RunResult result : results) {
      String name = result.getParams().getBenchmark();
      String part = name.substring(name.lastIndexOf('.', name.lastIndexOf('.') - 1) + 1);
      report.row(
          part + parameters(result),
          result.getPrimaryResult().getScore(),
          result.getPrimaryResult().getScoreError());
    }
  }

  private static String parameters(RunResult result) {
    StringBuilder text = new StringBuilder();
    for (String key : result.getParams().getParamsKeys()) {
      text.append(' ').append(result.getParams().getParam(key));
    }
    return text.toString();
  }
}
