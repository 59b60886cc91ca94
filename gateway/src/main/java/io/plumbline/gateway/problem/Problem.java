package io.plumbline.gateway.problem;

/**
 * What went wrong.
 *
 * @param status the HTTP status
 * @param happened what happened
 * @param unchanged what was not changed
 * @param advice what to do
 */
public record Problem(int status, String happened, String unchanged, String advice) {

  static Problem missing() {
    return new Problem(
        404,
        "There is nothing at this address that you may see.",
        "Nothing was changed.",
        "Check the address, or go back to the portfolio. If somebody sent you the link, ask them to"
            + " give your group access.");
  }

  static Problem refused() {
    return new Problem(
        403,
        "Your role does not allow this.",
        "Nothing was changed.",
        "Ask an administrator of your organisation for the role that does.");
  }

  static Problem unavailable() {
    return new Problem(
        503,
        "A part of Plumbline does not answer at the moment.",
        "Nothing was changed. What was saved before is safe.",
        "Wait a moment and load the page again.");
  }

  static Problem conflict() {
    return new Problem(
        409,
        "Somebody else changed this meanwhile.",
        "Your change was not saved.",
        "Load the page again and look at what is there now.");
  }

  static Problem invalid(String why) {
    return new Problem(
        400,
        why.isBlank() ? "What was sent could not be read." : why,
        "Nothing was changed.",
        "Go back, correct it, and send it again.");
  }

  static Problem internal() {
    return new Problem(
        500,
        "Something failed on our side.",
        "If you were saving, look at the page again to see whether it was saved.",
        "Try again. If it stays, give the request id below to your administrator.");
  }
}
