/** The picture of somebody who has chosen none: a grey figure of 96 × 96, drawn for this host. */
export const DEFAULT_AVATAR =
  "data:image/png;base64," +
  "iVBORw0KGgoAAAANSUhEUgAAAGAAAABgAgMAAACf9p+rAAAADFBMVEXY2Njl5eXy8vL///86dZfHAAAA/klEQVR42u3TwQ2CQBAF" +
  "UMFEDhy4eaUESoCOLEFK8GAfloAlUAIlcOCABlglK7LL/B8k0Ys6x33J7M7szGr1jx8O53RNIOyUuqBzV90jBRD2UAHIeuhIJpTL" +
  "05ALCDSUAiINtYC9hhY/Cj1LPUI0aoAElyELobAe4Pw5WP4qWiBtCW8ibTv9KPq1dBjo+NCB4yNKh5quAV+cb4lt1h3R+abv1WHB" +
  "nvv6o4qXp4SOaDhAhTOJXM9M01zeCDm+YnrJfoQWbsd0Q1wTUny3fXtgQim3Ru5ObEIjN1Pup1L4vY4NCS7DLMSzIZ8H34YCF26W" +
  "HtpQzUNkQz0PsQ3Nm+EG0gt+ewk7Cj4AAAAASUVORK5CYII=";
