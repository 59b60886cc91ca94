import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Signs in as a person does and visits the pages it finds: {@code java Visit.java ADDRESS USER
 * PASSWORD}. Part of the training of images; fails when too few pages come.
 */
public final class Visit {
  private static final int LIMIT = 80;
  private static final int OK = 200;
  private static final int ENOUGH = 20;
  private static final Pattern FORM = Pattern.compile("<form[^>]*action=\"([^\"]+)\"");
  private static final Pattern LINK = Pattern.compile("(?:href|src)=\"(/[^\"#]*)");

  private final CookieManager cookies = new CookieManager();
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NORMAL)
          .cookieHandler(cookies)
          .build();

  public static void main(String[] arguments) throws Exception {
    new Visit().visit(URI.create(arguments[0]), arguments[1], arguments[2]);
  }

  private void visit(URI gateway, String user, String password) throws Exception {
    Set<String> found = new LinkedHashSet<>();
    Deque<String> waiting = new ArrayDeque<>();
    HttpResponse<String> page = signIn(gateway.resolve("/"), user, password);
    int good = 1;
    for (int tries = 1; tries < LIMIT; tries++) {
      LINK.matcher(page.body()).results().map(Visit::target).filter(found::add).forEach(waiting::add);
      if (waiting.isEmpty()) {
        break;
      }
      page = send(HttpRequest.newBuilder(gateway.resolve(waiting.remove())).build());
      good += page.statusCode() == OK ? 1 : 0;
    }
    System.out.println(good + " pages of " + gateway + " seen as " + user);
    if (good < ENOUGH) {
      throw new IllegalStateException("fewer than " + ENOUGH);
    }
  }

  private HttpResponse<String> signIn(URI start, String user, String password) throws Exception {
    HttpResponse<String> login = send(HttpRequest.newBuilder(start).build());
    MatchResult form = FORM.matcher(login.body()).results().findFirst().orElseThrow();
    HttpResponse<String> page =
        send(
            HttpRequest.newBuilder(URI.create(form.group(1).replace("&amp;", "&")))
                .header("content-type", "application/x-www-form-urlencoded")
                .POST(
                    HttpRequest.BodyPublishers.ofString(
                        "username=" + encoded(user) + "&password=" + encoded(password)))
                .build());
    if (!page.uri().getAuthority().equals(start.getAuthority())) {
      throw new IllegalStateException("not signed in, ended at " + page.uri());
    }
    return page;
  }

  private HttpResponse<String> send(HttpRequest request) throws Exception {
    HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() != OK) {
      System.out.println(answer.statusCode() + " at " + answer.uri());
    }
    // As browsers do: on loopback a cookie for secure connections comes back over others too.
    cookies.getCookieStore().getCookies().forEach(cookie -> cookie.setSecure(false));
    return answer;
  }

  private static String target(MatchResult link) {
    return link.group(1).replace("&amp;", "&");
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
