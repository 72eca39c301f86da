import { useAddress } from "../parts/use-address.js";

/** Whether the address asks for a new one of something, so that a link and the palette can open its dialog. */
export function useNew(kind: string): [boolean, (isOpen: boolean) => void] {
  const [address, change] = useAddress();
  return [address["new"] === kind, (isOpen) => change({ new: isOpen ? kind : undefined })];
}
