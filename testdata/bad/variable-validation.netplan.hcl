cloud { region = "cn-hangzhou" }
variable "size" {
  default = 0 # near NP-VAR-INVALID 1
  validation {
    condition     = var.size > 0 # want NP-VAR-INVALID
    error_message = "The size must be positive."
  }
}
