package dev.latchkey.cli.local;

import dev.latchkey.setting.SettingReader;
import dev.latchkey.setting.SettingRemark;
import dev.latchkey.startup.UnknownSettings;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Says whether a server would start with this environment. It does not start one. */
@Command(
    name = "check-config",
    description = {
      "Checks the settings in the environment, as the start of a server does.",
      "The exit status is 1 if a server would not start."
    },
    footer = "  (set -a; . ./latchkey.env; latchkey check-config)")
public final class CheckConfigCommand implements Callable<Integer> {
  private final Map<String, String> environment;

  @Spec private CommandSpec command;

  /** Checks this environment. */
  public CheckConfigCommand(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
  }

  @Override
  public Integer call() {
    SettingReader reader = new SettingReader(new EnvironmentSettings(environment));
    SettingGroups.check(reader);
    Set<String> remarked = new TreeSet<>();
    print("refused", reader.faults().stream(), remarked);
    print("warning", reader.warnings().stream(), remarked);
    print(
        "warning", UnknownSettings.among(environment.keySet(), reader.names()).stream(), remarked);
    accepted(reader).stream()
        .filter(name -> !remarked.contains(name))
        .forEach(name -> out().println("ok       " + name));
    return reader.faults().isEmpty() ? 0 : 1;
  }

  private void print(String word, Stream<SettingRemark> remarks, Set<String> remarked) {
    remarks.forEach(
        remark -> {
          remarked.add(remark.name());
          out().println(word + "  " + remark.line());
        });
  }

  private Set<String> accepted(SettingReader reader) {
    return reader.names().stream()
        .filter(name -> isSet(name) || isSet(name.toUpperCase(Locale.ROOT)))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private boolean isSet(String name) {
    return environment.containsKey(name);
  }

  private PrintWriter out() {
    return command.commandLine().getOut();
  }
}
