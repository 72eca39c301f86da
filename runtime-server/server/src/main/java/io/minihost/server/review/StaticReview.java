package io.minihost.server.review;

import io.minihost.bundle.Bundle;
import io.minihost.bundle.BundleFiles;
import io.minihost.bundle.config.Page;
import io.minihost.server.review.StaticReport.Api;
import io.minihost.server.review.StaticReport.Domain;
import io.minihost.server.review.StaticReport.FileSize;
import io.minihost.server.review.StaticReport.Finding;
import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CancellationException;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the files of a version as text and notes what is in them. */
final class StaticReview {

    private static final int LISTED_MAX = 300;

    /** A line of a packed script may be the whole script; patterns look at no more of it at once. */
    private static final int PIECE = 4_000;

    private static final int OVERLAP = 300;
    private static final int SHOWN = 6;

    private static final Set<String> TEXTS =
            Set.of("js", "ts", "wxs", "json", "wxml", "wxss", "txt", "md", "html", "map");
    private static final Set<String> SCRIPTS = Set.of("js", "ts", "wxs");

    private static final Pattern DYNAMIC = Pattern.compile(
            "(?<![\\w$.])(?:(eval)\\s*\\(|new\\s+(Function)\\s*\\(|(set(?:Timeout|Interval))\\s*\\(\\s*[\"'`])");
    private static final Pattern API = Pattern.compile("(?<![\\w$.])wx\\.([a-zA-Z]\\w{1,60})");
    private static final Pattern ADDRESS =
            Pattern.compile("(?:https?|wss?)://[A-Za-z0-9][A-Za-z0-9.-]{1,200}(?::\\d{1,5})?");
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}_]{1,200}");
    private static final Pattern LICENCE =
            Pattern.compile("SPDX-License-Identifier:\\s*([\\w.+-]{1,60})|@license\\s+([^\\r\\n*]{1,80})");

    private final Bundle bundle;
    private final ReviewRules rules;
    private final Set<String> listed;
    private final List<Finding> secrets = new ArrayList<>();
    private final List<Finding> dynamic = new ArrayList<>();
    private final List<Finding> licences = new ArrayList<>();
    private final Map<String, Domain> domains = new TreeMap<>();
    private final Map<String, Api> apis = new TreeMap<>();
    /** What pages' names are made of, and what of it was found where it might name one. */
    private final Set<String> nameParts = new HashSet<>();

    private final Set<String> namedParts = new HashSet<>();

    private StaticReview(Bundle bundle, ReviewRules rules, Set<String> listed) {
        this.bundle = bundle;
        this.rules = rules;
        this.listed = listed;
        bundle.pages().forEach(page -> parts(page.path()).forEach(nameParts::add));
    }

    private static Stream<String> parts(String page) {
        return WORD.matcher(page.substring(page.lastIndexOf('/') + 1)).results().map(MatchResult::group);
    }

    /** @param listed origins that the program's lists of domains have */
    static StaticReport of(String version, Bundle bundle, ReviewRules rules, Set<String> listed) {
        var review = new StaticReview(bundle, rules, listed);
        for (var path : bundle.files().paths()) {
            var kind = path.substring(path.lastIndexOf('.') + 1);
            var text = TEXTS.contains(kind) ? bundle.files().text(path) : null;
            if (text != null) {
                review.read(path, kind, text);
            }
        }
        return review.report(version);
    }

    private void read(String path, String kind, String text) {
        var lines = new LineNumbers(text);
        lookForSecrets(path, text, lines);
        if (SCRIPTS.contains(kind)) {
            script(path, text, lines);
        } else if (kind.equals("wxml")) {
            note(text);
        }
        if (licences.size() < LISTED_MAX) {
            var found = LICENCE.matcher(text);
            if (found.find()) {
                var said = found.group(1) == null ? found.group(2) : found.group(1);
                licences.add(new Finding(said.strip(), path, lines.of(found.start()), null));
            }
        }
    }

    private void note(String text) {
        var found = WORD.matcher(text);
        while (found.find()) {
            if (nameParts.contains(found.group())) {
                namedParts.add(found.group());
            }
        }
    }

    /** Whoever waits for the report may have given up. */
    private static void goOn() {
        if (Thread.currentThread().isInterrupted()) {
            throw new CancellationException("the report is not wanted any more");
        }
    }

    private void lookForSecrets(String path, String text, LineNumbers lines) {
        for (var from = 0; from < text.length() && secrets.size() < LISTED_MAX; from += PIECE) {
            goOn();
            var piece = text.substring(from, Math.min(text.length(), from + PIECE + OVERLAP));
            for (var rule : rules.secrets()) {
                var found = rule.pattern().matcher(piece);
                while (found.find() && found.start() < PIECE && secrets.size() < LISTED_MAX) {
                    secrets.add(new Finding(rule.id(), path, lines.of(from + found.start()), shortened(found.group())));
                }
            }
        }
    }

    private static String shortened(String text) {
        return text.substring(0, Math.min(SHOWN, text.length())) + "…";
    }

    private void script(String path, String text, LineNumbers lines) {
        var parts = ScriptText.of(text);
        var calls = DYNAMIC.matcher(parts.code());
        while (calls.find() && dynamic.size() < LISTED_MAX) {
            var what = calls.group(1) != null ? "eval" : calls.group(2) != null ? "new Function" : calls.group(3);
            dynamic.add(new Finding(what, path, lines.of(calls.start()), null));
        }
        var uses = API.matcher(parts.code());
        while (uses.find()) {
            var name = uses.group(1);
            var known = apis.get(name);
            if (known != null || apis.size() < LISTED_MAX) {
                apis.put(name, api(name, path, known, lines.of(uses.start())));
            }
        }
        for (var literal : parts.literals()) {
            goOn();
            note(literal.text());
            address(path, literal);
        }
    }

    private Api api(String name, String path, @Nullable Api known, int line) {
        return known == null
                ? new Api(name, path, line, 1, rules.isSensitive(name))
                : new Api(name, known.file(), known.line(), known.count() + 1, known.isSensitive());
    }

    private void address(String path, ScriptText.Literal literal) {
        var found = ADDRESS.matcher(literal.text());
        while (found.find()) {
            var origin = found.group();
            var known = domains.get(origin);
            if (known != null) {
                domains.put(
                        origin,
                        new Domain(
                                origin,
                                known.file(),
                                known.line(),
                                known.count() + 1,
                                known.isListed(),
                                known.isTracker()));
            } else if (domains.size() < LISTED_MAX) {
                var host = Objects.requireNonNullElse(host(origin), "");
                domains.put(
                        origin,
                        new Domain(origin, path, literal.line(), 1, listed.contains(origin), rules.isTracker(host)));
            }
        }
    }

    private static @Nullable String host(String origin) {
        try {
            return URI.create(origin).getHost();
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private StaticReport report(String version) {
        var files = bundle.files();
        var sizes = files.paths().stream()
                .map(path -> new FileSize(path, files.size(path)))
                .sorted(Comparator.comparingInt(FileSize::bytes).reversed())
                .toList();
        var pages = bundle.pages().stream().map(Page::path).toList();
        var tabs = bundle.app().json().path("tabBar").toString();
        return new StaticReport(
                version,
                sizes.stream().mapToLong(FileSize::bytes).sum(),
                sizes.size(),
                sizes.subList(0, Math.min(LISTED_MAX, sizes.size())),
                pages,
                pages.stream().filter(page -> isDead(page, tabs)).toList(),
                List.copyOf(secrets),
                List.copyOf(dynamic),
                List.copyOf(domains.values()),
                List.copyOf(apis.values()),
                List.copyOf(licences),
                packages(files));
    }

    /** Addresses may be relative or put together, so whatever names what the page's own name is made of may lead there. */
    private boolean isDead(String page, String tabs) {
        return !page.equals(bundle.app().entry())
                && !tabs.contains("\"" + page + "\"")
                && !parts(page).allMatch(namedParts::contains);
    }

    private static List<String> packages(BundleFiles files) {
        var packages = new TreeSet<String>();
        for (var path : files.paths()) {
            var from = path.indexOf("miniprogram_npm/");
            if (from >= 0) {
                var parts = path.substring(from).split("/", -1);
                var depth = parts.length > 3 && parts[1].startsWith("@") ? 2 : 1;
                if (parts.length > depth + 1) {
                    packages.add(depth == 2 ? parts[1] + "/" + parts[2] : parts[1]);
                }
            }
        }
        return packages.stream().limit(LISTED_MAX).toList();
    }
}
