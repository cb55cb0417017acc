package org.outlay.job;

import java.util.TreeMap;
import org.outlay.policy.Names;
import org.outlay.policy.PolicyParts;
import org.outlay.problem.Problems;
import org.outlay.scenario.ControlSettings;
import org.outlay.scenario.Scenario;

/**
 * Names that a scenario's projection and simulation use, against its policy; in the order of the
 * names, since these settings keep none.
 */
record ScenarioNames(Scenario scenario, Problems problems) {

  static void check(Scenario scenario, PolicyParts policy, Problems problems) {
    ScenarioNames names = new ScenarioNames(scenario, problems);
    scenario.simulation().ceilings().keySet().stream()
        .sorted()
        .forEach(rule -> names.known("rule", rule, policy.ruleNames(), "simulation.ceilings."));
    scenario.control().profiles().keySet().stream()
        .filter(rule -> !rule.equals(ControlSettings.ALL))
        .sorted()
        .forEach(rule -> names.known("rule", rule, policy.ruleNames(), "control.profile."));
    scenario.behaviour().programmes().keySet().stream()
        .sorted()
        .forEach(
            programme ->
                names.known("programme", programme, policy.programmes(), "behaviour.programmes."));
    new TreeMap<>(scenario.projection().programmes())
        .forEach(
            (programme, plan) -> {
              String path = "projection.programmes.";
              names.known("programme", programme, policy.programmes(), path);
              plan.districts().keySet().stream()
                  .sorted()
                  .forEach(
                      district ->
                          names.known(
                              "district",
                              district,
                              policy.districts(),
                              path + programme + ".districts."));
            });
  }

  private void known(String what, String name, Names known, String path) {
    known.check(what, name, scenario.location(path + name), problems);
  }
}
