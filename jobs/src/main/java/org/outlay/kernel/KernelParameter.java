package org.outlay.kernel;

import java.io.Serializable;
import java.util.List;

/**
 * A parameter as a loop takes it: unscaled values, row-major over the names of its keys.
 *
 * @param keys the names of each key, none for a scalar
 * @param scale digits after the point; as few as its values need, so that products stay small
 */
public record KernelParameter(String name, List<List<String>> keys, int scale)
    implements Serializable {
  public KernelParameter {
    keys = keys.stream().map(List::copyOf).toList();
  }
}
