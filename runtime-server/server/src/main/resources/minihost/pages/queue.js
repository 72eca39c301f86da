{
  // Everybody asks at a moment of their own, and less often the longer it lasts.
  let pause = 3000;
  const later = () => setTimeout(ask, pause * (0.75 + Math.random() / 2));
  const ask = async () => {
    pause = Math.min(pause * 1.2, 10000);
    try {
      const answer = await fetch("/_h/room", { cache: "no-store", credentials: "omit" });
      if (answer.ok && (await answer.json()).room) return location.reload();
    } catch {
      // no network, or a server that starts again: it may be there next time
    }
    later();
  };
  later();
}
