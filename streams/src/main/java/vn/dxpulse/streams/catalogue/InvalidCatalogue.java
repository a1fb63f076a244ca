package vn.dxpulse.streams.catalogue;

import java.util.List;

/** A KPI catalogue that cannot be used; the message lists every problem, one a line. */
public final class InvalidCatalogue extends RuntimeException {
  private static final long serialVersionUID = 1L;

  InvalidCatalogue(List<String> problems) {
    super(String.join("\n", problems));
  }
}
