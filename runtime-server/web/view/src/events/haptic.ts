/** A tick under the finger, where the device has one and the person has touched the page. */
export function haptic(ms = 10): void {
  if (navigator.userActivation?.hasBeenActive !== false) navigator.vibrate?.(ms);
}
