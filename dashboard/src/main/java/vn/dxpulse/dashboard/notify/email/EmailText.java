package vn.dxpulse.dashboard.notify.email;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.dxpulse.dashboard.notify.LinkBase;
import vn.dxpulse.schemas.row.AlertTransition;

/** A transition in words, Vietnamese first. Times are those of Vietnam, +07:00. */
final class EmailText {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("dd/MM/yyyy HH:mm").withZone(ZoneOffset.ofHours(7));

  private static final Map<String, Words> STATES =
      Map.of(
          "PENDING", new Words("Sắp cảnh báo", "Pending"),
          "FIRING", new Words("Đang cảnh báo", "Firing"),
          "ACKNOWLEDGED", new Words("Đã tiếp nhận", "Acknowledged"),
          "SILENCED", new Words("Đã tắt tiếng", "Silenced"),
          "RESOLVED", new Words("Đã hết", "Resolved"),
          "INACTIVE", new Words("Không còn", "Inactive"));

  private static final Map<String, Words> SEVERITIES =
      Map.of(
          "info", new Words("thông tin", "info"),
          "warning", new Words("cảnh báo", "warning"),
          "critical", new Words("nghiêm trọng", "critical"));

  private final AlertTransition transition;
  private final LinkBase links;

  EmailText(AlertTransition transition, LinkBase links) {
    this.transition = transition;
    this.links = links;
  }

  /** One line without control characters. */
  String subject() {
    Words state = words(STATES, transition.getState());
    Words severity = words(SEVERITIES, transition.getSeverity());
    String subject =
        "[DX Pulse] %s: %s (%s) / %s (%s)"
            .formatted(
                state.vi(), transition.getSubject(), severity.vi(), state.en(), severity.en());
    return subject.replaceAll("\\p{Cntrl}+", " ");
  }

  String body() {
    Words state = words(STATES, transition.getState());
    Words severity = words(SEVERITIES, transition.getSeverity());
    List<String> lines = new ArrayList<>();
    lines.add(transition.getSummaryVi());
    lines.add("");
    add(lines, "Trạng thái", Optional.of(state.vi()));
    add(lines, "Mức độ", Optional.of(severity.vi()));
    add(lines, "Từ lúc", Optional.of(TIME.format(since())));
    add(lines, "Đến lúc", Optional.ofNullable(transition.getResolvedAt()).map(TIME::format));
    add(lines, "Người nhận việc", Optional.ofNullable(transition.getOwner()));
    lines.add("");
    lines.add(transition.getSummaryEn());
    lines.add("");
    add(lines, "State", Optional.of(state.en()));
    add(lines, "Severity", Optional.of(severity.en()));
    add(lines, "Since", Optional.of(TIME.format(since()) + " (+07:00)"));
    add(
        lines,
        "Until",
        Optional.ofNullable(transition.getResolvedAt())
            .map(time -> TIME.format(time) + " (+07:00)"));
    add(lines, "Owner", Optional.ofNullable(transition.getOwner()));
    lines.add("");
    addFacts(lines);
    return String.join("\r\n", lines) + "\r\n";
  }

  private void addFacts(List<String> lines) {
    add(lines, "Ghi chú / Comment", Optional.ofNullable(transition.getComment()));
    add(lines, "Đơn vị / Unit", Optional.ofNullable(transition.getUnit()));
    add(lines, "Chỉ số / KPI", Optional.ofNullable(transition.getKpi()));
    add(lines, "Cảnh báo / Alert", Optional.of(transition.getAlert()));
    add(lines, "Xem / See", Optional.of(links.to(transition.getLink())));
    if (transition.getSimulated()) {
      lines.add("Có số liệu mô phỏng / Simulated figures are among the data");
    }
  }

  private Instant since() {
    return Optional.ofNullable(transition.getFiredAt()).orElse(transition.getStartedAt());
  }

  private static void add(List<String> lines, String name, Optional<String> value) {
    value.filter(text -> !text.isEmpty()).ifPresent(text -> lines.add(name + ": " + text));
  }

  /** A word that is not known yet stands for itself. */
  private static Words words(Map<String, Words> known, String word) {
    return known.getOrDefault(word, new Words(word, word));
  }

  private record Words(String vi, String en) {}
}
