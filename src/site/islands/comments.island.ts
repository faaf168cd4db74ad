/** How near to the window a thread is when its script is fetched. */
const rootMargin = "600px";

const roots = document.querySelectorAll<HTMLElement>("[data-thread]");
const near = new IntersectionObserver(
  (seen) => {
    for (const { isIntersecting, target } of seen) {
      if (!isIntersecting) continue;
      near.unobserve(target);
      void import("./open-thread.js").then(({ openThread }) => openThread(target as HTMLElement));
    }
  },
  { rootMargin },
);
for (const root of roots) near.observe(root);
