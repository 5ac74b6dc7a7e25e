import { drawAll } from "./chart.js";

drawAll(document);
