package io.plumbline.contract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The calls of `docs/api.md`, and the answers it shows for them. */
final class ApiGuide {

  private static final Path GUIDE =
      Path.of(System.getProperty("plumbline.root", ".."), "docs", "api.md");
  private static final Pattern BLOCK =
      Pattern.compile("^```(sh|json)\\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);
  private static final Pattern TARGET =
      Pattern.compile("localhost:(\\d+) (plumbline\\.[\\w.]+)/(\\w+)");
  private static final Pattern DATA = Pattern.compile("-d '([^']*)'");

  /** grpcurl takes a mask as the message it is, the JSON of protobuf is one string. */
  private static final Pattern MASK = Pattern.compile("\\{\"paths\": \\[([^\\]]*)]}");

  private static final Pattern STREAM = Pattern.compile("<<'END'\\n(.*?)^END$", BLOCK.flags());

  private ApiGuide() {}

  /**
   * One call of the guide.
   *
   * @param requests the JSON of each request message, in order
   * @param answers the JSON of each message shown below the call; often none
   */
  record Call(
      int port, String service, String method, List<String> requests, List<String> answers) {

    @Override
    public String toString() {
      return service.substring(service.lastIndexOf('.') + 1) + "/" + method;
    }
  }

  static List<Call> calls() {
    List<Call> calls = new ArrayList<>();
    for (MatchResult block : BLOCK.matcher(read()).results().toList()) {
      String text = block.group(2);
      if (block.group(1).equals("json")) {
        calls.get(calls.size() - 1).answers().addAll(text.lines().toList());
      } else if (text.contains("-d ")) {
        calls.add(call(text));
      }
    }
    return calls;
  }

  private static Call call(String command) {
    Matcher target = TARGET.matcher(command);
    if (!target.find()) {
      throw new IllegalStateException("no address and method in: " + command);
    }
    return new Call(
        Integer.parseInt(target.group(1)),
        target.group(2),
        target.group(3),
        requests(command),
        new ArrayList<>());
  }

  private static List<String> requests(String command) {
    Matcher stream = STREAM.matcher(command);
    if (stream.find()) {
      return stream.group(1).lines().map(ApiGuide::json).toList();
    }
    Matcher data = DATA.matcher(command);
    if (!data.find()) {
      throw new IllegalStateException("no request in: " + command);
    }
    return List.of(json(data.group(1)));
  }

  private static String json(String request) {
    return MASK.matcher(request)
        .replaceAll(mask -> '"' + mask.group(1).replaceAll("[\" ]", "") + '"');
  }

  private static String read() {
    try {
      return Files.readString(GUIDE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
