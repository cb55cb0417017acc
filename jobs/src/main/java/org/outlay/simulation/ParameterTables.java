package org.outlay.simulation;

import java.io.Serializable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.outlay.kernel.KernelParameter;
import org.outlay.policy.Parameter;
import org.outlay.policy.Rule;

/**
 * The parameters of a rule as its loop takes them, for every combination of dated values that can
 * be in force together. Built once; looked up per application-year.
 */
final class ParameterTables implements Serializable {
  private static final long serialVersionUID = 1L;

  /** By parameter. */
  private final Versions[] versions;

  private final double[][][] combinations;

  private ParameterTables(Versions[] versions, double[][][] combinations) {
    this.versions = versions;
    this.combinations = combinations;
  }

  static ParameterTables of(Rule rule, List<KernelParameter> wanted) {
    List<Parameter> parameters =
        wanted.stream()
            .map(one -> Objects.requireNonNull(rule.parameters().get(one.name()), one.name()))
            .toList();
    Versions[] versions = parameters.stream().map(Versions::of).toArray(Versions[]::new);
    int count = Arrays.stream(versions).mapToInt(Versions::size).reduce(1, Math::multiplyExact);
    double[][][] combinations = new double[count][][];
    for (int number = 0; number < count; number++) {
      combinations[number] = combination(wanted, parameters, number);
    }
    return new ParameterTables(versions, combinations);
  }

  /** Tables in force for an approval day (since 1970) and a fiscal year. */
  double[][] inForce(int approvedOn, int fiscalYear) {
    if (combinations.length == 1) {
      return combinations[0];
    }
    int combination = 0;
    for (Versions of : versions) {
      combination = combination * of.size() + of.inForce(approvedOn, fiscalYear);
    }
    return combinations[combination];
  }

  private static double[][] combination(
      List<KernelParameter> wanted, List<Parameter> parameters, int number) {
    double[][] tables = new double[wanted.size()][];
    int rest = number;
    for (int i = tables.length - 1; i >= 0; i--) {
      List<Parameter.Dated> values = parameters.get(i).values();
      tables[i] = table(wanted.get(i), values.get(rest % values.size()));
      rest /= values.size();
    }
    return tables;
  }

  /** Row-major over the names of the keys, NaN where the catalogue has no value. */
  private static double[] table(KernelParameter wanted, Parameter.Dated dated) {
    List<List<String>> keys = List.of(List.of());
    for (List<String> names : wanted.keys()) {
      keys = longer(keys, names);
    }
    double[] table = new double[keys.size()];
    Arrays.fill(table, Double.NaN);
    for (int i = 0; i < table.length; i++) {
      BigDecimal value = dated.byKey().get(keys.get(i));
      if (value != null) {
        table[i] = value.setScale(wanted.scale()).unscaledValue().longValueExact();
      }
    }
    return table;
  }

  private static List<List<String>> longer(List<List<String>> keys, List<String> names) {
    List<List<String>> longer = new ArrayList<>();
    for (List<String> key : keys) {
      for (String name : names) {
        List<String> one = new ArrayList<>(key);
        one.add(name);
        longer.add(List.copyOf(one));
      }
    }
    return longer;
  }
}
